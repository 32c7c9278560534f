using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using Xunit.Sdk;
using Xunit.v3;

// Two cores, real processes and a browser: one test at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(MailServers))]
[assembly: AssemblyFixture(typeof(Browser))]
