using Oqupie.Testing.Servers;
using Xunit.Sdk;
using Xunit.v3;

// Two cores and real processes: what runs beside would only be measured with it.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(MailServers))]
