namespace Oqupie.Portal.Inquiries;

/// <summary>That we gave out a form, and which: sent twice, it is one inquiry.</summary>
internal sealed record FormPass(string Id);

/// <summary>A file that came with a form which had something wrong.</summary>
/// <param name="Field">The key of the form's field; null for its files at large.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Name">Clean already.</param>
/// <param name="ContentType">As its sender says.</param>
internal sealed record KeptFile(string? Field, string Sha256, long Size, string Name, string ContentType);

/// <summary>That there is a ticket: its number, for the page that says so.</summary>
internal sealed record SentInquiry(long Ticket);
