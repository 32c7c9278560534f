using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>The form one searches with, and what was asked before.</summary>
public sealed record SearchBox(OpenPortal Portal, string Text = "");
