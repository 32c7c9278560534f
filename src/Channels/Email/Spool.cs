using Oqupie.Contracts;

namespace Oqupie.Channels.Email;

/// <summary>Where bytes wait that are too many for memory and not yet known by their hash. Gone when closed, also when the process dies.</summary>
internal static class Spool
{
    /// <summary>Below this, in bytes, memory is cheaper.</summary>
    private const int Small = 64 * 1024;

    public static Stream New(long expected) => expected <= Small
        ? new MemoryStream((int)expected)
        : OwnerOnly.File(
            Path.Combine(Path.GetTempPath(), $"oqupie-{Path.GetRandomFileName()}"),
            FileMode.CreateNew,
            bufferSize: Small,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
