"""The tests mirror the package; test_house.py holds the laws."""
