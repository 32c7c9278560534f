using Oqupie.Testing.Servers;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
