namespace Oqupie.ServiceDefaults.Keys;

/// <summary>Settings under "Security".</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>32 bytes in base64. The same for every process of one server. Wins over <see cref="MasterKeyFile"/>.</summary>
    public string? MasterKey { get; set; }

    /// <summary>
    /// A file with the master key in base64; made at the first start, readable by its owner alone, where there is none. Processes on several machines share the
    /// file or use <see cref="MasterKey"/>. Unless said, "master.key" in <c>Storage:Directory</c>. Back it up apart from the database: without it, passwords of
    /// channels and the accounts' keys in the database cannot be read.
    /// </summary>
    public string MasterKeyFile { get; set; } = "";
}
