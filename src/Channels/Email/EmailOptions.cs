using System.ComponentModel.DataAnnotations;

namespace Oqupie.Channels.Email;

/// <summary>Settings under "Email": how all e-mail channels behave.</summary>
internal sealed class EmailOptions
{
    public const string Section = "Email";

    /// <summary>How often a mailbox is looked into whose server does not tell of new mail (IDLE, RFC 2177).</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to listen before listening anew: under the 10 minutes after which home routers forget a quiet connection, and the 29 of RFC 2177.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:28:00")]
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromMinutes(9);

    /// <summary>For each of: finding the address, connecting, greeting with TLS, signing in.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may be silent in the middle of its work before the connection counts as dead.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a server may think after it was given a whole mail; RFC 5321 §4.5.3.2.6 asks for ten minutes. Then nobody knows whether it took it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan FinalAnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a connection to an SMTP server stays open for the next mail.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan SmtpIdle { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Takes any TLS certificate: for servers of one's own that sign theirs themselves. Whoever can stand between then reads passwords.</summary>
    public bool AcceptAnyCertificate { get; set; }

    /// <summary>In bytes, as sent. A bigger mail is kept, but not read: its fate is failed until this is raised.</summary>
    [Range(1_024, int.MaxValue)]
    public long MaxMessageSize { get; set; } = 40 * 1024 * 1024;

    /// <summary>Parts of one mail, attachments above all. A mail with more is kept, but not read.</summary>
    [Range(1, 100_000)]
    public int MaxParts { get; set; } = 1_000;

    /// <summary>Characters of a mail's text, and of its HTML. What is beyond is in an attachment.</summary>
    [Range(1_000, 50_000_000)]
    public int MaxTextLength { get; set; } = 1_000_000;
}
