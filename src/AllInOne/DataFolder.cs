using Oqupie.Contracts;

namespace Oqupie.AllInOne;

/// <summary>The data folder, which one process at a time may use.</summary>
internal static class DataFolder
{
    /// <summary>Held until disposed, and by the system's care no longer than the process lives.</summary>
    public static FileStream Lock(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Storage:Directory"] is { Length: > 0 } said ? said : "oqupie-data");
        OwnerOnly.Folder(folder);

        try
        {
            return OwnerOnly.File(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            Console.Error.WriteLine(
                $"The data folder {folder} is in use by another process. Stop that one, or name another folder with --Storage:Directory=….");
            Environment.Exit(1);
            throw;
        }
    }
}
