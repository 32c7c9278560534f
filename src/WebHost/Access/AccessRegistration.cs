using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.ServiceDefaults.Keys;

namespace Oqupie.WebHost.Access;

internal static class AccessRegistration
{
    private const string ByWhatIsSent = "ByWhatIsSent";

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<RightsCache>();
        services.AddHostedService<AccountListener>();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<Participants>();
        services.AddScoped<AskingActor>();
        services.AddScoped(provider => provider.GetRequiredService<AskingActor>().Actor);
        services.AddSignIn();

        services.AddAuthentication(ByWhatIsSent)
            .AddPolicyScheme(ByWhatIsSent, null, policy => policy.ForwardDefaultSelector =
                http => ApiKeyAuthentication.IsUsedBy(http.Request) ? ApiKeyAuthentication.SchemeName : SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddCookie(SessionCookie.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<IOptions<SignInOptions>>(SessionCookie.Configure);
        services.ReadKeyRingLater();
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseMiddleware<CrossSiteWrites>();
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<PasswordDesk>();
        services.AddIdentityCore<SignInUser>(identity =>
        {
            identity.User.AllowedUserNameCharacters = ""; // Any address; EmailAddress says what one is.
            identity.Password.RequiredLength = 8;
            identity.Password.RequiredUniqueChars = 3;
            identity.Password.RequireDigit = false; // Length is what helps (NIST SP 800-63B).
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<SignInUserStore>();
    }
}
