using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Oqupie.WebHost;

/// <summary>
/// The console's page has one script in its head, which asks for what the page needs before anything is fetched. Browsers run it because its hash stands
/// in the page's policy; any other script within a page stays forbidden.
/// </summary>
internal sealed partial class PagePolicy(IFileProvider files)
{
    public const string Page = "/index.html";

    private (DateTimeOffset Of, string Sources) _known;

    /// <summary>The policy with the script of the page as it lies there now.</summary>
    public string Over(string policy)
    {
        var file = files.GetFileInfo(Page);

        if (!file.Exists)
        {
            return policy;
        }

        var known = _known;

        if (known.Sources is null || known.Of != file.LastModified)
        {
            using var reader = new StreamReader(file.CreateReadStream(), Encoding.UTF8);
            var hashes = ScriptsOf().Matches(reader.ReadToEnd()).Select(script => HashOf(script.Groups["code"].Value));
            _known = known = (file.LastModified, string.Join(' ', hashes.Prepend("script-src 'self'")));
        }

        return $"{known.Sources}; {policy}";
    }

    private static string HashOf(string code) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'";

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex ScriptsOf();
}
