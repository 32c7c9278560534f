import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Which of the things that lie over every page are open. */
export const usePanels = defineStore('panels', () => ({
  palette: ref(false),
  help: ref(false),
  newTicket: ref(false),
  boxes: ref(false),
}))
