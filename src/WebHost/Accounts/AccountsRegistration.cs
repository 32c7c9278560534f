using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.WebHost.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section)
            .Validate(
                web => string.IsNullOrEmpty(web.PublicAddress)
                    || (Uri.TryCreate(web.PublicAddress, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
                "Web:PublicAddress is an address such as https://help.example.com.")
            .ValidateOnStart();
        services.AddSingleton<PublicAddress>();

        services.AddOptions<SetUpOptions>().BindConfiguration(SetUpOptions.Section)
            .Validate(setUp => setUp.Language is "ko" or "en", "Setup:Language is ko or en.")
            .Validate(setUp => setUp.OwnerPassword is not { Length: > 0 and < 8 }, "Setup:OwnerPassword has at least eight characters.")
            .Validate(setUp => setUp.IsGiven || (string.IsNullOrWhiteSpace(setUp.OwnerEmail) && string.IsNullOrEmpty(setUp.OwnerPassword)),
                "Setup:OwnerEmail and Setup:OwnerPassword go together.")
            .ValidateOnStart();
        services.AddSingleton<SetUpToken>();
        services.AddScoped<SetUpDesk>();
        services.AddHostedService<SetUpAtStart>();
    }
}
