namespace Oqupie.Channels.Pushing;

/// <summary>Settings under "Push" that concern push services.</summary>
internal sealed class WebPushOptions
{
    public const string Section = "Push";

    /// <summary>Whom push services may reach about what we send: "mailto:…" or "https://…". Empty: the public address.</summary>
    public string Subject { get; set; } = "";
}

/// <summary>Where people reach the console, as the section "Web" has it for every process.</summary>
internal sealed class WebPushSender
{
    public const string Section = "Web";

    public string PublicAddress { get; set; } = "";
}
