namespace Oqupie.Channels.AppStore;

/// <summary>Names that Apple gives. They become parts of keys, so what could not be one is none. Pure.</summary>
internal static class AppStoreIds
{
    private const int Longest = 100;
    private const int LongestApp = 20;

    public static bool IsId(string text) => text.Length is > 0 and <= Longest && text.All(c => c is > ' ' and <= '~');

    /// <summary>Digits, which stand in an address as they are.</summary>
    public static bool IsApp(string text) => text.Length is > 0 and <= LongestApp && text.All(char.IsAsciiDigit);
}
