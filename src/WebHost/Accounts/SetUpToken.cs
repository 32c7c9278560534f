using System.Security.Cryptography;
using System.Text;
using Oqupie.ServiceDefaults.Keys;

namespace Oqupie.WebHost.Accounts;

/// <summary>
/// What the printed link carries, so that nobody but who sees the server's console can make themselves its owner. Made from the master key: every host of the
/// server accepts the link that any of them printed, and nothing is stored. It ends with the set-up.
/// </summary>
internal sealed class SetUpToken(MasterKey master)
{
    private const int Bytes = 20;

    private string? _text;

    // Not before somebody asks: the master key may be missing, and is not to be made anew then.
    public string Text => _text ??= Convert.ToHexStringLower(master.Derive("oqupie.set-up", Bytes));

    /// <summary>In constant time.</summary>
    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Text));
}
