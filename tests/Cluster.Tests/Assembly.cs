using Oqupie.Testing.Servers;

// Two cores and real processes: what runs beside would only be measured with it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(MailServers))]
