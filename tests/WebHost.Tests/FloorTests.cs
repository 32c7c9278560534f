using Oqupie.WebHost.Tests;

[assembly: AssemblyFixture(typeof(WebFloor))]
