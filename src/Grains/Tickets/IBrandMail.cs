using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Tickets;

/// <summary>Mails of a brand that are no ticket's. Tickets own this port, Channels answers it.</summary>
public interface IBrandMail
{
    /// <summary>
    /// One try, by the brand's own mail channel, else by the server's outgoing server. Never throws for what a server does.
    /// </summary>
    /// <returns>False where nothing took it.</returns>
    Task<bool> Send(BrandId brand, BrandMail mail, CancellationToken cancellationToken);
}

/// <param name="Address">The recipient's.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record BrandMail(string Address, string Subject, string Text);
