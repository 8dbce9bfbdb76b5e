global using AwesomeAssertions;
