using Oqupie.Channels.Email.Reading;

namespace Oqupie.Channels.Tests.Email.Reading;

public sealed class FlowedLinesTests
{
    [Theory]
    [InlineData("This is \none line.", false, "This is one line.")]
    [InlineData("한국어 문 \n장입니다.", true, "한국어 문장입니다.")]
    [InlineData("one  \ntwo", true, "one two")]
    [InlineData("Regards \n-- \nKim", false, "Regards \n-- \nKim")]
    [InlineData("a \n\nb", false, "a \n\nb")]
    [InlineData("\na", false, "\na")]
    [InlineData("> quoted \n> on\n>> deep \n> back", false, "> quoted on\n>> deep \n> back")]
    [InlineData("soft \n> quote", false, "soft \n> quote")]
    [InlineData(" From x\n  stuffed", false, "From x\n stuffed")]
    [InlineData("fixed\nlines", true, "fixed\nlines")]
    public void Lines_go_on_as_they_were_written(string text, bool deleteSpace, string joined) => Assert.Equal(joined, FlowedLines.Join(text, deleteSpace));
}
