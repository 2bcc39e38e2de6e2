"""One module a service, each with its `SERVICE`. A new file here is a new service; nothing else need be told."""
