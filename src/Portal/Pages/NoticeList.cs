using Oqupie.Contracts.Notices;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>Notices with their days.</summary>
public sealed record NoticeList(OpenPortal Portal, IEnumerable<NoticeHead> Notices, string Class = "");
