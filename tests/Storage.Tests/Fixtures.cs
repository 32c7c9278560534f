using Oqupie.Storage.Tests;

[assembly: AssemblyFixture(typeof(StoresFixture))]
