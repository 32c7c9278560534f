namespace Oqupie.Testing.Servers;

/// <summary>An address that takes mail, and the password to read it and to send as it.</summary>
public sealed record Mailbox(string Address, string Password)
{
    /// <summary>The same mailbox by another name: <c>support+something@…</c>.</summary>
    public string Plus(string detail) => Address.Replace("@", $"+{detail}@", StringComparison.Ordinal);
}
