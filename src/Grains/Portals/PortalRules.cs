using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Portals;

/// <summary>What a portal may be. Pure; which slugs, domains and brands there are is for the grain to find out.</summary>
internal static class PortalRules
{
    private const int NameLength = 80;
    private const int LabelLength = 60;
    private const int AddressLength = 2000;
    private const int FooterLength = 2000;
    private const int MostButtons = 6;
    private const int MostLinks = 20;
    private const int MostTranslations = 7;

    public static readonly Refusal DomainTaken = Refusal.Conflict("Another brand of this server has that domain.", "domain_taken", field: "domain");

    public static Outcome<PortalSettings> Change(PortalSettings before, PortalWish wish)
    {
        var changed = before with
        {
            Version = before.Version + 1,
            On = wish.On ?? before.On,
            Profile = wish.Profile is { } profile ? profile with { Name = profile.Name.Trim() } : before.Profile,
            Look = wish.Look ?? before.Look,
            Buttons = wish.Buttons ?? before.Buttons,
            Footer = wish.Footer ?? before.Footer,
            Translations = wish.Translations ?? before.Translations,
        };

        if (wish.Domain is { Length: > 0 } domain)
        {
            if (HostName.From(domain) is not { } name)
            {
                return Refusal.Invalid("A domain is a host's name like help.example.com.", "domain", "domain_shape");
            }

            changed = changed with { Domain = name };
        }
        else if (wish.Domain is not null)
        {
            changed = changed with { Domain = "" };
        }

        if (WhatIsWrong(changed) is { } wrong)
        {
            return wrong;
        }

        return LookRules.Colouring(changed.Look).Succeeded(out var colouring, out var refusal) ? changed with { Colouring = colouring } : refusal;
    }

    private static Refusal? WhatIsWrong(PortalSettings portal) => portal switch
    {
        _ when portal.Profile.Name.Length > NameLength || portal.Profile.Name.Any(char.IsControl) =>
            Refusal.Invalid($"A portal's name is one line of at most {NameLength} characters.", "profile.name", "one_line").With("most", NameLength),
        { Footer.Text.Length: > FooterLength } => Refusal.Invalid($"The footer's text has at most {FooterLength} characters.", "footer.text", "text_too_long")
            .With("most", FooterLength),
        _ when portal.Footer.MenuLabel.Length > LabelLength =>
            Refusal.Invalid($"A label has at most {LabelLength} characters.", "footer.menuLabel", "text_too_long")
                .With("most", LabelLength),
        { Footer.MenuLabel.Length: 0, Footer.Menu.Length: > 0 } => Refusal.Invalid("Say what the menu is called.", "footer.menuLabel", "menu_label_missing"),
        _ when portal.Translations.IsDefault || portal.Translations.Length > MostTranslations =>
            Refusal.Invalid($"At most {MostTranslations} portals say the same.", "translations", "too_many_translations").With("most", MostTranslations),
        _ => WhatIsWrong(portal.Buttons, MostButtons, "buttons") ?? WhatIsWrong(portal.Footer.Links, MostLinks, "footer.links")
            ?? WhatIsWrong(portal.Footer.Menu, MostLinks, "footer.menu"),
    };

    private static Refusal? WhatIsWrong(ImmutableArray<PortalLink> links, int most, string field)
    {
        if (links.IsDefault || links.Length > most)
        {
            return Refusal.Invalid($"There is room for {most} links.", field, "too_many_links").With("most", most);
        }

        foreach (var link in links)
        {
            if (string.IsNullOrWhiteSpace(link.Label) || link.Label.Length > LabelLength || link.Label.Any(char.IsControl))
            {
                return Refusal.Invalid($"A label is one line of 1 to {LabelLength} characters.", field, "link_label").With("most", LabelLength);
            }

            if (!IsAddress(link.Address))
            {
                return Refusal.Invalid($"\"{link.Label}\" needs a whole address that begins with https:// or http://.", field, "link_address")
                    .With("label", link.Label);
            }
        }

        return null;
    }

    // No name and password before the host: they are there to deceive.
    private static bool IsAddress(string address) =>
        address.Length <= AddressLength
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length is 0 && uri.Host.Length > 0;
}
