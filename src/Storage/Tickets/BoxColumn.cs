using Oqupie.Contracts.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>What a box of lists is in the column of that name: the boxes that only narrow are parts of the open one.</summary>
internal static class BoxColumn
{
    public static int Of(BoxName box) => (int)(box switch
    {
        BoxName.Blocked => TicketBox.Blocked,
        BoxName.Deleted => TicketBox.Deleted,
        BoxName.Asleep => TicketBox.Asleep,
        _ => TicketBox.Open,
    });
}
