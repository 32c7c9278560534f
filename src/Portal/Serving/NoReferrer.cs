namespace Oqupie.Portal.Serving;

/// <summary>Among a request's items: its address bears a secret, so no browser shall tell it on.</summary>
internal sealed class NoReferrer;
