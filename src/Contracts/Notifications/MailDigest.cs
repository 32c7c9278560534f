using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Notifications;

/// <summary>When a member is mailed what they have not opened.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MailDigest")]
public sealed record MailDigest
{
    [Id(0)]
    public MailWhen When { get; init; } = MailWhen.Off;

    /// <summary>Of the day, 0 to 23, for <see cref="MailWhen.Daily"/>.</summary>
    [Id(1)]
    public int Hour { get; init; } = 9;

    /// <summary>In which the hour is meant and times are written: "Asia/Seoul".</summary>
    [Id(2)]
    public string TimeZone { get; init; } = "UTC";
}

[GenerateSerializer, Alias("oqupie.MailWhen"), JsonConverter(typeof(CamelCaseEnum<MailWhen>))]
public enum MailWhen
{
    Off = 1,

    /// <summary>Once something has not been opened for some minutes, with all that is unopened by then.</summary>
    Soon = 2,

    Daily = 3,
}
