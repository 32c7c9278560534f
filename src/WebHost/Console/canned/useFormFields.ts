import { computed, watch } from 'vue'
import { useBrands } from '@/brands/store'
import { useInquiryTypes } from '@/inquiries/store'

/** What a response for a brand, or for every brand where it is empty, may say of a ticket's form: each key once, by its first label. */
export function useFormFields(brand: () => string) {
  const brands = useBrands()
  const types = useInquiryTypes()
  const asked = computed(() => (brand() ? [brand()] : brands.brands.map((one) => one.id)))

  watch(asked, (now) => { now.forEach(types.want) }, { immediate: true })

  return computed(() => {
    const all = asked.value.flatMap((id) => types.of(id)).flatMap((type) => type.fields).filter((field) => field.kind !== 'file')
    return all.filter((field, at) => all.findIndex((other) => other.key === field.key) === at).map(({ key, label }) => ({ key, label }))
  })
}
