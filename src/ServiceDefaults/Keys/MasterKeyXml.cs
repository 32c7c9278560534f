using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>Wraps DataProtection's keys with the master key before they leave the process.</summary>
internal sealed class MasterKeyXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public const string Wrapped = "wrapped";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new(Wrapped, Convert.ToBase64String(master.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(MasterKeyXmlDecryptor));
}

/// <summary>Stored keys name this class by its full name, so neither it nor its project is ever renamed.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly MasterKey _master = services.GetRequiredService<MasterKey>();

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(_master.Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}
