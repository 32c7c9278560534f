using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// What makes two mails of a channel the same mail: sender, Message-ID and body. The headers on its way do not count, so that one mail that comes by two ways
/// is one; the same id from two senders is two. Where there is no id, all bytes count.
/// </summary>
internal static class MailKeys
{
    /// <param name="channel">Whose.</param>
    /// <param name="sender">Its address.</param>
    /// <param name="mailId">Null where it has none.</param>
    /// <param name="raw">The raw message, seekable; read to its end from the start where there is an id.</param>
    /// <param name="sha256">Of the raw message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string> Of(ChannelId channel, string sender, string? mailId, Stream raw, string sha256, CancellationToken cancellationToken)
    {
        var what = mailId is null ? $"raw\n{sha256}" : $"id\n{sender.ToLowerInvariant()}\n{mailId}\n{await Body(raw, cancellationToken)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{what}")));
    }

    // Line ends and blank lines at the end change on the way, and from IMAP to HTTP.
    private static async Task<string> Body(Stream raw, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        raw.Position = 0;
        var buffer = new byte[64 * 1024];
        var kept = new byte[buffer.Length];
        var inBody = false;
        var newLines = 0L;

        while (await raw.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            var length = 0;

            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b is (byte)'\r')
                {
                    continue;
                }

                if (b is (byte)'\n')
                {
                    newLines++;
                    inBody |= newLines is 2;
                    continue;
                }

                if (inBody)
                {
                    length = Flush(hash, kept, length, ref newLines);
                    kept[length++] = b;
                }

                newLines = 0;
            }

            hash.AppendData(kept, 0, length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // New lines count only once something follows them.
    private static int Flush(IncrementalHash hash, byte[] kept, int length, ref long newLines)
    {
        if (newLines > 0)
        {
            hash.AppendData(kept, 0, length);
            length = 0;

            for (; newLines > 0; newLines--)
            {
                hash.AppendData("\n"u8);
            }
        }

        return length;
    }
}
