using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>Keeps DataProtection's keys in a grain, so that all hosts share them.</summary>
/// <remarks>
/// DataProtection asks without awaiting. It does so at the first use, which <see cref="KeyRingWarmUp"/> is, and once a day on a thread of its own:
/// no grain's turn and no request waits here.
/// </remarks>
internal sealed class GrainXmlRepository(IGrainFactory grains, MasterKey master) : IXmlRepository
{
    private IKeyRingGrain Ring => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key);

    /// <exception cref="CannotStartException">
    /// A key was wrapped with another master key. Whoever asks must not go on to make a new one and add it to the ring.
    /// </exception>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(async () => await Ring.All()).GetAwaiter().GetResult().Select(xml => Opened(XElement.Parse(xml)))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Ring.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();

    private XElement Opened(XElement key)
    {
        try
        {
            foreach (var wrapped in key.Descendants(MasterKeyXmlEncryptor.Wrapped))
            {
                master.Unwrap(Convert.FromBase64String(wrapped.Value));
            }

            return key;
        }
        catch (CryptographicException e)
        {
            throw new CannotStartException(
                $"The key ring (key {key.Attribute("id")?.Value}) was wrapped with another master key. Set Security:MasterKey or Security:MasterKeyFile to "
                    + "the one this server was first started with.", e);
        }
    }
}
