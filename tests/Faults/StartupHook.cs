using System.Diagnostics;
using Oqupie.Faults;

/// <summary>
/// The runtime calls this before <c>Main</c> where DOTNET_STARTUP_HOOKS names this file: the product itself knows nothing of it. (Name and place are the
/// runtime's: no namespace.)
/// </summary>
#pragma warning disable CA1050, S3903, MA0047 // Declared where the runtime looks for it.
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Fault.FromEnvironment() is { } fault)
        {
            DiagnosticListener.AllListeners.Subscribe(new HostWatch(fault));
        }
    }
}
