using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;

// Two cores, real processes and a browser: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(MailServers))]
[assembly: AssemblyFixture(typeof(Browser))]
