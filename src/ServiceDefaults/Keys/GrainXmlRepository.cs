using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Oqupie.Contracts.Accounts;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>Keeps DataProtection's keys in a grain, so that all hosts share them.</summary>
/// <remarks>
/// DataProtection asks without awaiting. It does so at the first use, which <see cref="KeyRingWarmUp"/> is, and once a day on a thread of its own:
/// no grain's turn and no request waits here.
/// </remarks>
internal sealed class GrainXmlRepository(IGrainFactory grains) : IXmlRepository
{
    private IKeyRingGrain Ring => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(async () => await Ring.All()).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Ring.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
}
