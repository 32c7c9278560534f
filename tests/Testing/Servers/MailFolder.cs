namespace Oqupie.Testing.Servers;

/// <summary>Where Postfix puts mail and Dovecot finds it: <c>domain/name/Maildir</c>, owned by nobody.</summary>
internal static class MailFolder
{
    public const int Owner = 65534;

    public static Task Make(string path) =>
        ChildProcess.Run("install", ["-d", "-m", "755", "-o", $"{Owner}", "-g", $"{Owner}", path]);

    public static string MaildirOf(string address)
    {
        var at = address.LastIndexOf('@');
        return $"{address[(at + 1)..]}/{address[..at]}/Maildir/";
    }
}
