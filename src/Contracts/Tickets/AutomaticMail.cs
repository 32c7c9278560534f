using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>What kind of machine wrote a mail. Whichever it is, it is never answered and opens nothing again.</summary>
[GenerateSerializer, Alias("oqupie.AutomaticMail"), JsonConverter(typeof(CamelCaseEnum<AutomaticMail>))]
public enum AutomaticMail
{
    /// <summary>It says of itself that no person wrote it.</summary>
    AutoReply = 1,
    OutOfOffice = 2,

    /// <summary>A mailing list or a newsletter.</summary>
    List = 3,

    /// <summary>From an address nobody reads.</summary>
    NoReply = 4,

    /// <summary>Asks whoever wrote to prove that they are a person; only a person can.</summary>
    Challenge = 5,

    /// <summary>It says it comes from an address of our own, without our signature.</summary>
    OwnAddress = 6,
}
