using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.Testing.Tests.Servers;

/// <summary>This program again, as a host that is up in no time and can say no more than that it is.</summary>
internal static class SmallHost
{
    public const string Wanted = "OQUPIE_SMALL_HOST";

    [ModuleInitializer]
    internal static void Serve()
    {
        if (Environment.GetEnvironmentVariable(Wanted) is null)
        {
            return;
        }

        var builder = WebApplication.CreateBuilder(Environment.GetCommandLineArgs()[1..]);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/health/ready");
        app.Run();
        Environment.Exit(0);
    }
}
