namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>Settings under "Notifications".</summary>
internal sealed class MailingOptions
{
    public const string Section = "Notifications";

    /// <summary>How long a call waits to be opened before it is mailed to who wants that soon; at most a day.</summary>
    public TimeSpan MailAfter { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Where people reach the console, as the section "Web" has it for every process.</summary>
internal sealed class ConsoleAddress
{
    public const string Section = "Web";

    /// <summary>Empty: mails say what happened, without links.</summary>
    public string PublicAddress { get; set; } = "";
}
