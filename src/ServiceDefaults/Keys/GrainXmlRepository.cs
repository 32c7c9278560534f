using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Oqupie.Contracts.Accounts;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>Keeps DataProtection's keys in a grain, so that all hosts share them.</summary>
/// <remarks>
/// DataProtection asks without awaiting. It does so at the first use, which <see cref="KeyRingWarmUp"/> is, and once a day on a thread of its own:
/// no grain's turn and no request waits here.
/// A host with the wrong master key gets no keys at all: DataProtection would quietly add a new one, and what was sealed with the old ones would be lost bit by bit.
/// </remarks>
internal sealed class GrainXmlRepository(IGrainFactory grains, MasterKey master) : IXmlRepository
{
    private IKeyRingGrain Ring => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key);

    /// <exception cref="InvalidOperationException">Some of them were wrapped with another master key.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        XElement[] elements = [.. Task.Run(async () => await Ring.All()).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];
        Array.ForEach(elements, MustOpen);
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Ring.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();

    private void MustOpen(XElement element)
    {
        try
        {
            foreach (var wrapped in element.Descendants(MasterKeyXmlEncryptor.Wrapped))
            {
                CryptographicOperations.ZeroMemory(master.Unwrap(Convert.FromBase64String(wrapped.Value)));
            }
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "The key ring was wrapped with another master key. Set Security:MasterKey or Security:MasterKeyFile to the one this server was first started with.", e);
        }
    }
}
