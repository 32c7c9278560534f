using System.Globalization;
using System.Runtime.CompilerServices;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

/// <summary>This program again, as a test process in the middle of its work that somebody is about to kill: servers run, and it says on which ports.</summary>
internal static class Hostage
{
    public const string Wanted = "OQUPIE_HOSTAGE";

    [ModuleInitializer]
    internal static void Hold()
    {
        if (Environment.GetEnvironmentVariable(Wanted) is null)
        {
            return;
        }

        var (database, mail) = (new PostgreSqlServer(), new MailServers());
        Task.WaitAll(database.InitializeAsync().AsTask(), mail.InitializeAsync().AsTask());
        foreach (var port in (int[])[database.Port, mail.Imap.Port, mail.Smtp.Port])
        {
            Console.WriteLine(port.ToString(CultureInfo.InvariantCulture));
        }

        Thread.CurrentThread.Join();
    }
}
