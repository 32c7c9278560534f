namespace Oqupie.Grains.Retention;

/// <summary>The one row by which an account's tickets are purged.</summary>
public static class RetentionDue
{
    /// <summary>As it is stored.</summary>
    public const string What = "retention.purge";

    public const string Key = "tickets";
}
