using System.ComponentModel.DataAnnotations;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Settings under "Mail": the server's own outgoing mail (invitations, notices), apart from the brands'.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>The SMTP server. Empty: the server sends no mail of its own.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Empty: without signing in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>"support@example.com", or "Acme Support &lt;support@example.com&gt;". Needed with <see cref="Host"/>.</summary>
    public string From { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host.Length > 0 && !MimeKit.MailboxAddress.TryParse(From, out _))
        {
            yield return new("Mail:From must be an address when Mail:Host is set.", [nameof(From)]);
        }
    }
}
