namespace Oqupie.Grains.Tickets;

/// <summary>Somebody whom a mail has added to a ticket, and who gets none of its replies yet. Stored as JSON.</summary>
/// <param name="Email">Their address.</param>
/// <param name="By">The address whose mail it was.</param>
/// <param name="Declined">A member wants them left out: they take no part, and nobody is asked again.</param>
public sealed record Addition(string Email, string By, bool Declined = false);
