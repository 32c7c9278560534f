namespace Oqupie.Grains.Members;

/// <summary>The server's own mail, such as invitations: from an address of the server, not of a brand.</summary>
public interface ISystemMail
{
    /// <summary>Whether an outgoing server is set. Without one nobody need try.</summary>
    bool Leaves { get; }

    /// <summary>Hands one mail to the outgoing server. Never throws for what a server does.</summary>
    /// <param name="name">The recipient's; may be empty.</param>
    /// <param name="address">The recipient's.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text; shown where HTML is not.</param>
    /// <param name="html">Null for plain text alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where no outgoing server is set, or it did not take the mail; the reason is in the log.</returns>
    Task<bool> Send(string name, string address, string subject, string text, string? html, CancellationToken cancellationToken);
}
