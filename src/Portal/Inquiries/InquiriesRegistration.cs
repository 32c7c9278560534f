using Oqupie.ServiceDefaults.Keys;

namespace Oqupie.Portal.Inquiries;

internal static class InquiriesRegistration
{
    public static void AddInquiries(this IServiceCollection services)
    {
        services.AddOptions<InquiryOptions>().BindConfiguration(InquiryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FormsCache>();
        services.AddSingleton<InquiryLimit>();
        services.AddSingleton<InquiryReader>();
        services.AddSingleton<InquiryDesk>();
        services.AddSingleton<CustomerDoor>();
        services.ReadKeyRingLater(); // Razor Pages bring DataProtection's way along.
    }
}
