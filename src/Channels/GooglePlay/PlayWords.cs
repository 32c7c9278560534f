namespace Oqupie.Channels.GooglePlay;

/// <summary>Says in words a person can act on what went wrong with Google. Pure.</summary>
internal static class PlayWords
{
    public static string OfReading(GoogleFault fault, string package) => fault.Kind switch
    {
        GoogleFaultKind.Forbidden =>
            $"The service account may not see the reviews of {package}. Give it the right \"Reply to reviews\" in the Play Console; a new right takes a while. "
                + Quote(fault),
        GoogleFaultKind.Missing => $"Google knows no app {package} with this service account. {Quote(fault)}",
        GoogleFaultKind.Refused => $"Google does not show the reviews. {Quote(fault)}",
        _ => OfWay(fault),
    };

    public static string OfAnswering(GoogleFault fault) => fault.Kind switch
    {
        GoogleFaultKind.Forbidden => $"Google does not let this review be answered. {Quote(fault)}",
        GoogleFaultKind.Missing => $"The review is not there any more. {Quote(fault)}",
        GoogleFaultKind.Refused => $"Google refuses this answer. {Quote(fault)}",
        _ => OfWay(fault),
    };

    /// <summary>Of what has nothing to do with what was asked.</summary>
    public static string OfWay(GoogleFault fault) => fault.Kind switch
    {
        GoogleFaultKind.SignIn => $"Google does not accept the key of the service account. {Quote(fault)}",
        GoogleFaultKind.Busy => $"Google was asked too often for this app, and is asked again later. {Quote(fault)}",
        GoogleFaultKind.Odd => $"What is at Google's address does not answer as Google does. {Quote(fault)}",
        _ => $"Google cannot be asked just now. {Quote(fault)}",
    };

    private static string Quote(GoogleFault fault) => $"\"{fault.Said}\"";
}
