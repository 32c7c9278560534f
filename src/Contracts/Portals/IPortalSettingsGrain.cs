namespace Oqupie.Contracts.Portals;

/// <summary>How a brand's portal looks and where it is. The key is a brand.</summary>
[Alias("oqupie.IPortalSettingsGrain")]
public interface IPortalSettingsGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<PortalSettings> Read();

    /// <summary>Refused by its field; a slug or domain that another brand of this server has is a conflict. Refused is refused whole.</summary>
    [Alias("Change")]
    Task<Outcome<PortalSettings>> Change(PortalWish wish);

    /// <summary>What a look would be, without keeping it.</summary>
    [Alias("Try")]
    Task<Outcome<PortalColouring>> Try(PortalLook look);
}
