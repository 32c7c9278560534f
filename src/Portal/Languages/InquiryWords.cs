using System.Globalization;

namespace Oqupie.Portal.Languages;

/// <summary>What the form for inquiries says, in one language. {0} and {1} are numbers or names.</summary>
public sealed record InquiryWords
{
    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string WhatAbout { get; init; }

    public required string SomethingElse { get; init; }

    public required string OtherTopic { get; init; }

    public required string Subject { get; init; }

    public required string Question { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string EmailWhy { get; init; }

    public required string Files { get; init; }

    /// <summary>{0} files of {1} MB.</summary>
    public required string FilesLimit { get; init; }

    public required string Kept { get; init; }

    public required string Optional { get; init; }

    public required string Choose { get; init; }

    /// <summary>{0} is a field's label, {1} what one chooses there.</summary>
    public required string OnlyIf { get; init; }

    public required string Send { get; init; }

    /// <summary>{0} of a hundred.</summary>
    public required string Sending { get; init; }

    public required string MayHelp { get; init; }

    public required string LeaveEmpty { get; init; }

    public required string Wrong { get; init; }

    public required string Missing { get; init; }

    /// <summary>{0} characters.</summary>
    public required string TooLong { get; init; }

    public required string NotAnEmail { get; init; }

    public required string NotANumber { get; init; }

    public required string NotADate { get; init; }

    public required string NotAPhone { get; init; }

    public required string NoSuchOption { get; init; }

    public required string NoSuchType { get; init; }

    public required string NotAgreed { get; init; }

    /// <summary>{0} files.</summary>
    public required string TooManyFiles { get; init; }

    /// <summary>{0} MB.</summary>
    public required string FileTooLarge { get; init; }

    public required string SendAgain { get; init; }

    public required string NotSent { get; init; }

    public required string SentTitle { get; init; }

    /// <summary>{0} is its number.</summary>
    public required string SentNumber { get; init; }

    public required string SentWhy { get; init; }

    public required string TooMany { get; init; }

    public required string TooManyWhy { get; init; }

    public required string TooLarge { get; init; }

    public required string TooLargeWhy { get; init; }

    public required string MyTitle { get; init; }

    public required string MyIntro { get; init; }

    public required string SendLink { get; init; }

    public required string LinkSent { get; init; }

    public required string LinkSentWhy { get; init; }

    public required string OpenLink { get; init; }

    public required string OpenLinkWhy { get; init; }

    public required string LinkEnded { get; init; }

    public required string LinkEndedWhy { get; init; }

    public required string NoneYet { get; init; }

    public required string Open { get; init; }

    public required string Completed { get; init; }

    public required string AnswerLabel { get; init; }

    public required string Solved { get; init; }

    public required string SolvedWhy { get; init; }

    public required string Leave { get; init; }

    public required string You { get; init; }

    public required string Earlier { get; init; }

    public required string AllMine { get; init; }

    /// <summary>{0} is the portal's name.</summary>
    public required string MailSubject { get; init; }

    /// <summary>{0} is the portal's name, {1} the link.</summary>
    public required string MailText { get; init; }

    /// <summary>What is wrong, in words.</summary>
    /// <param name="code">As refusals name it.</param>
    /// <param name="most">What the code leaves open.</param>
    public string Of(string code, int? most) => string.Format(CultureInfo.InvariantCulture, code switch
    {
        "missing" => Missing,
        "text_length" => TooLong,
        "not_an_email" => NotAnEmail,
        "not_a_number" => NotANumber,
        "not_a_date" => NotADate,
        "not_a_phone" => NotAPhone,
        "no_such_option" => NoSuchOption,
        "no_such_type" => NoSuchType,
        "not_agreed" => NotAgreed,
        "too_many_files" => TooManyFiles,
        "too_large" => FileTooLarge,
        _ => SendAgain,
    }, most);
}
