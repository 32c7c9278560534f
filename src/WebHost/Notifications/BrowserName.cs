namespace Oqupie.WebHost.Notifications;

/// <summary>What a browser calls itself, in a word or two for the list of one's devices. It proves nothing.</summary>
internal static class BrowserName
{
    /// <summary>In this order: those that come first name the later ones, too.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Whale/", "Whale"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Both may be empty.</summary>
    public static (string Name, string System) Of(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent));

    private static string Find((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "";
}
