namespace Oqupie.Channels.Facebook;

/// <param name="PageId">Digits; calls for other pages are left alone.</param>
/// <param name="PageToken">We sign in with it, as the page.</param>
/// <param name="AppSecret">Facebook signs its calls with it, and we prove by it that the token is ours.</param>
/// <param name="VerifyToken">By which Facebook makes sure of our address.</param>
/// <param name="ApiBase">With the version, without a slash at its end.</param>
internal sealed record FacebookSettings(string PageId, string PageToken, string AppSecret, string VerifyToken, string ApiBase)
{
    /// <summary>Whether messages to the page are taken in.</summary>
    public bool Messages { get; init; } = true;

    /// <summary>Whether comments and what others post on the page are.</summary>
    public bool Comments { get; init; } = true;

    /// <summary>Says nothing, so that no log ever has a secret in it.</summary>
    public override string ToString() => FacebookKind.Name;
}
