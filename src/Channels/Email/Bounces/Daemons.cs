using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>
/// Knows who reports what became of mail. Many such senders have no address at all, or one without a domain, and only their name says who they are.
/// </summary>
internal static class Daemons
{
    private static readonly string[] Locals =
    [
        "mailer-daemon", "mail-daemon", "maildaemon", "mdaemon", "mailerdaemon", "mailer_daemon", "mail.delivery.system",
        "mail-delivery-system", "mailsystem",
    ];

    // In words of a person's name they are not met with.
    private static readonly string[] Names =
    [
        "mailer-daemon", "mail delivery s", "mail deliver system", "mail delivery agent", "mail system", "mail administrator", "mailer daemon",
        "delivery subsystem", "delivery system", "courier mail server", "interscan", "microsoft outlook", "메일 배달", "メール配信システム", "邮件系统", "邮件投递系统",
    ];

    /// <summary>A program and nobody else: no person writes under this name.</summary>
    public static bool Is(MailHeaders headers)
    {
        var from = headers.Text("From") ?? "";
        var email = from.Contains('@', StringComparison.Ordinal) ? headers.From.Email : "";
        return Is(email) || IsBare(from) || (Array.Exists(Names, word => Says(from, word)) && (email.Length is 0 || !IsPerson(email)));
    }

    /// <summary>By the address alone.</summary>
    public static bool Is(string email) =>
        Array.IndexOf(Locals, Local(email)) >= 0 || Local(email).StartsWith("microsoftexchange", StringComparison.Ordinal);

    /// <summary>Whose duty it is to report, and who may be a person all the same.</summary>
    public static bool IsPostmaster(MailHeaders headers) => Local(headers.From.Email) is "postmaster" or "post_master" or "sysadmin" or "bounces" or "bounce"
        || (headers.From.Email.Length is 0 && Says(headers.Text("From") ?? "", "postmaster"));

    /// <summary>No name stands beside the address, as people's does.</summary>
    public static bool IsNameless(MailHeaders headers) => headers.Text("From") is { } from && !from.AsSpan().Trim("<> \t").ContainsAny(" \t\"<(");

    // RFC 5321 §4.5.5: what reports a failure has no return path, and some say so by a name.
    public static bool HasNoReturn(MailHeaders headers) =>
        MachineMail.HasNullReturnPath(headers) || (headers.Text("Return-Path") is { } path && IsBare(path));

    // "MAILER-DAEMON <>", "<MAILER-DAEMON>", "MAILER-DAEMON (Mail Delivery System)": no address is found in any of them.
    private static bool IsBare(string from) =>
        Array.Exists(Locals, local => from.AsSpan().Trim("<>\"' \t").StartsWith(local, StringComparison.OrdinalIgnoreCase));

    // The names above are those of programs, whose address is mostly one of a program too.
    private static bool IsPerson(string email) => !(Local(email) is var local
        && (local.Contains("mail", StringComparison.Ordinal) || local.Contains("daemon", StringComparison.Ordinal)
            || local.Contains("reply", StringComparison.Ordinal) || local.Contains("master", StringComparison.Ordinal)
            || local.Contains("delivery", StringComparison.Ordinal) || local.Contains("bounce", StringComparison.Ordinal)
            || local.Contains("admin", StringComparison.Ordinal) || local.Contains("system", StringComparison.Ordinal)));

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Local(string email) => (email.LastIndexOf('@') is var at and >= 0 ? email[..at] : email).ToLowerInvariant();
}
